//! A table of words: its type, its names and its English from one list.

/// Makes a table of words, and its English. `with` are fields that are no words, `texts` are phrases,
/// `counts` are phrases with a [`Plural`](super::Plural). Each word is a method of its name.
///
/// The words are in arrays, and read by position, since the app reads them too: by name, or into a field
/// each, it is 1.3 KB larger (Brotli).
macro_rules! words {
    (
        $(#[$about:meta])*
        $table:ident in $english:ident;
        with { $( $(#[$field_about:meta])* $field:ident: $kind:ty = $value:expr, )* }
        texts { $( $(#[$text_about:meta])* $text:ident: $phrase:expr, )* }
        counts { $( $(#[$count_about:meta])* $count:ident: $forms:expr, )* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $table {
            $( $(#[$field_about])* pub $field: $kind, )*
            /// The phrases, in the order of their names.
            pub texts: [&'static str; $table::TEXTS.len()],
            /// The phrases with a count, in the order of their names.
            pub counts: [Plural; $table::COUNTS.len()],
        }

        /// English.
        pub static $english: $table = $table {
            $( $field: $value, )*
            texts: [$( $phrase ),*],
            counts: [$( $forms ),*],
        };

        impl $table {
            /// The names of the phrases.
            pub const TEXTS: [&'static str; [$( stringify!($text) ),*].len()] =
                [$( stringify!($text) ),*];
            /// The names of the phrases with a count.
            pub const COUNTS: [&'static str; [$( stringify!($count) ),*].len()] =
                [$( stringify!($count) ),*];

            $(
                $(#[$text_about])*
                pub fn $text(&self) -> &'static str {
                    self.texts[place::Text::$text as usize]
                }
            )*
            $(
                $(#[$count_about])*
                pub fn $count(&self) -> &Plural {
                    &self.counts[place::Count::$count as usize]
                }
            )*
        }

        /// Where a word is in its array.
        mod place {
            #[allow(non_camel_case_types)]
            pub enum Text { $( $text ),* }
            #[allow(non_camel_case_types)]
            pub enum Count { $( $count ),* }
        }
    };
}

pub(super) use words;
