//! The formulas module: loaded when a Markdown post holds one.

#[cfg(target_arch = "wasm32")]
mod module {
    use thinleaf::{domain::contract, math::with_formulas};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// As small as the app's.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// Rendered Markdown with MathML in place of its formulas.
    #[wasm_bindgen]
    pub fn formulas(html: &str) -> String {
        with_formulas(html)
    }

    /// The styles of formulas, as a finished page holds them.
    #[wasm_bindgen]
    pub fn styles() -> String {
        let css = include_str!("../../style/features/math.css");
        format!("{}math\">{css}</style>", contract::FEATURE_START)
    }
}

fn main() {}
