//! How a language writes dates, numbers and plurals: Unicode's CLDR, read by ICU4X.
//!
//! The calendar is the Gregorian one in every language, as it is in the archive's addresses.

use std::fmt;

use anyhow::{Context, Result};
use icu_datetime::{
    FixedCalendarDateTimeFormatter, fieldsets,
    input::Date,
    parts::{DAY, MONTH, YEAR},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale::{Locale as Tag, locale};
use icu_plurals::{PluralCategory, PluralRules};
use writeable::{Part, PartsWrite, Writeable};

use crate::domain::{Category, Locale};

/// Counts whose plural category is asked for; see [`Locale::plurals`].
const COUNTS: usize = 200;

/// Languages that CLDR says too little of, each with one that writes dates and counts as it does.
const ALIKE: [(&str, &str); 1] = [("pnb", "ur")];

/// What CLDR says of a language.
pub fn locale(tag: &Tag) -> Result<Locale> {
    let alike = ALIKE
        .iter()
        .find(|(known, _)| tag.id.language.as_str() == *known);
    let tag = &match alike {
        Some((_, other)) => other.parse()?,
        None => tag.clone(),
    };
    let shape = |month| date(tag, month);
    let shapes = (1..=12).map(shape).collect::<Result<Vec<_>>>()?;
    let alone = (1..=12).map(|month| month_alone(tag, month));
    let alone = alone.collect::<Result<Vec<_>>>()?;
    let months = |names: Vec<String>| {
        let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
        names.try_into().ok().context("a year has twelve months")
    };
    Ok(Locale {
        date: shapes[0].text.clone().leak(),
        months_in_dates: months(shapes.into_iter().map(|shape| shape.month).collect())?,
        months: months(alone)?,
        digits: digits(tag)?.leak(),
        plurals: plurals(tag)?.leak(),
    })
}

/// A date with names in braces in place of its numbers.
#[derive(Default)]
struct Shape {
    text: String,
    month: String,
    /// Whether what is written is the month's name.
    is_in_month: bool,
    /// Whether it is a number that a name stands for.
    is_in_number: bool,
}

impl fmt::Write for Shape {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match (self.is_in_month, self.is_in_number) {
            (true, _) => self.month += text,
            (_, true) => {}
            _ => self.text += text,
        }
        Ok(())
    }
}

impl PartsWrite for Shape {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        let (name, flag): (_, fn(&mut Self) -> &mut bool) = match part {
            MONTH => ("{month}", |shape| &mut shape.is_in_month),
            DAY => ("{day}", |shape| &mut shape.is_in_number),
            YEAR => ("{year}", |shape| &mut shape.is_in_number),
            _ => return write(self),
        };
        self.text += name;
        *flag(self) = true;
        write(self)?;
        *flag(self) = false;
        Ok(())
    }
}

fn date(tag: &Tag, month: u8) -> Result<Shape> {
    let formatter = FixedCalendarDateTimeFormatter::try_new(tag.into(), fieldsets::YMD::long())?;
    let date = Date::try_new_gregorian(2020, month, 18)?;
    let mut shape = Shape::default();
    formatter.format(&date).write_to_parts(&mut shape)?;
    Ok(shape)
}

fn month_alone(tag: &Tag, month: u8) -> Result<String> {
    let formatter = FixedCalendarDateTimeFormatter::try_new(tag.into(), fieldsets::M::long())?;
    let date = Date::try_new_gregorian(2020, month, 18)?;
    Ok(formatter.format(&date).write_to_string().into_owned())
}

/// The ten digits, or nothing for those of ASCII.
fn digits(tag: &Tag) -> Result<String> {
    let formatter = DecimalFormatter::try_new(tag.into(), Default::default())?;
    let digit = |digit: u8| formatter.format(&Decimal::from(digit)).to_string();
    let digits: String = (0..10).map(digit).collect();
    Ok(match digits.is_ascii() {
        true => String::new(),
        false => digits,
    })
}

/// The plural categories of counts, without those at the end that repeat.
fn plurals(tag: &Tag) -> Result<String> {
    let rules = match tag.id.language.as_str() {
        "oc" => PluralRules::try_new_cardinal(locale!("fr").into())?, // CLDR has none
        _ => PluralRules::try_new_cardinal(tag.into())?,
    };
    let place = |count: usize| {
        let category = match rules.category_for(count) {
            PluralCategory::Zero => Category::Zero,
            PluralCategory::One => Category::One,
            PluralCategory::Two => Category::Two,
            PluralCategory::Few => Category::Few,
            PluralCategory::Many => Category::Many,
            PluralCategory::Other => Category::Other,
        };
        char::from(b'0' + category as u8)
    };
    let all: String = (0..COUNTS).map(place).collect();
    let last = all.chars().last().unwrap_or('5');
    let without = all.trim_end_matches(last);
    Ok(match without.len() {
        // The rest is as the last one.
        ..100 => format!("{without}{last}"),
        _ => all,
    })
}
