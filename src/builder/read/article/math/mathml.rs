//! LaTeX to MathML, by two libraries: pulldown-latex knows macros and colours, math-core some old commands
//! that the other does not.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::LazyLock,
};

use ammonia::Builder;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::math;

/// Bytes of a formula at most: what is nested is looked through again and again.
const LONGEST: usize = 20_000;

/// The MathML of a formula, which stands in a line or, where it `is_display`, by itself. An error says
/// what is wrong with it.
pub fn mathml(latex: &str, is_display: bool) -> Result<String, String> {
    if latex.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    // A library's mistake is one formula's, and not the whole build's.
    let safely = |read: fn(&str, bool) -> Result<String, String>| {
        let read = catch_unwind(AssertUnwindSafe(|| read(latex, is_display)));
        read.unwrap_or_else(|_| Err("it cannot be read".to_owned()))
    };
    let made = safely(math::mathml).or_else(|error| safely(other).map_err(|_| error))?;
    Ok(math::scrolling(safe(&made), is_display))
}

/// Elements of MathML Core (<https://www.w3.org/TR/mathml-core/>), and those that the libraries write
/// besides.
const ELEMENTS: &str = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts \
    mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none";

/// Their attributes.
const ATTRIBUTES: &str = "accent accentunder class columnalign columnlines columnspacing columnspan depth \
    dir display displaystyle fence form frame height largeop linethickness lspace mathbackground mathcolor \
    mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace \
    scriptlevel separator stretchy symmetric voffset width xmlns";

/// MathML and nothing else: the libraries write some of what an author wrote as it is, such as the name in
/// `\operatorname`.
fn safe(mathml: &str) -> String {
    static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut builder = Builder::empty();
        builder
            .tags(ELEMENTS.split(' ').collect())
            .generic_attributes(ATTRIBUTES.split(' ').collect());
        builder
    });
    SANITISER.clean(mathml).to_string()
}

fn other(latex: &str, is_display: bool) -> Result<String, String> {
    let converter = LatexToMathML::new(MathCoreConfig::default()).map_err(|_| String::new())?;
    let display = match is_display {
        true => MathDisplay::Block,
        false => MathDisplay::Inline,
    };
    let made = converter.convert_with_local_state(latex, display);
    made.map(|made| made.mathml.to_string())
        .map_err(|_| String::new())
}
