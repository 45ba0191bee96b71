//! The tables of words: TOML with a phrase by the name of each word in `domain/words`. Their first line is
//! what the language calls itself.

/// Makes the list of tables from their names.
macro_rules! tables {
    ($($language:literal)*) => {
        &[$( ($language, include_str!(concat!("tables/", $language, ".toml"))) ),*]
    };
}

/// The tables by their languages; English is in `domain/words`.
pub static TABLES: &[(&str, &str)] = tables! {
    "ar" "be" "bg" "bn" "ca" "ckb" "cs" "da" "de" "el" "eo" "es" "fa" "fi" "fr" "he" "hi" "hr" "hu"
    "id" "it" "ja" "ko" "ku" "mn" "ms" "nl" "no" "oc" "pa" "pl" "pnb" "pt" "ro" "ru" "sk" "sv" "sw"
    "th" "tr" "uk" "uz" "vi" "zh" "zh-tw"
};
