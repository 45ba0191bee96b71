//! How a language writes dates, numbers and plurals, as CLDR has it.

use super::Category;

/// What CLDR says of a language, as far as a blog needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// A day; `{month}`, `{day}`, `{year}`.
    pub date: &'static str,
    /// The months as they stand in a date, January first.
    pub months_in_dates: [&'static str; 12],
    /// The months as they stand alone, January first.
    pub months: [&'static str; 12],
    /// The digits 0 to 9; empty for those of ASCII.
    pub digits: &'static str,
    /// The [`Category`] of each count from 0, as the digit of its place in [`Category::ALL`]: 200 of
    /// them, or fewer where the rest are as the last one. No rule of CLDR's tells counts above 199 from
    /// those with the same last two digits, but for millions, which a blog does not reach.
    pub plurals: &'static str,
}

/// English.
pub const ENGLISH_LOCALE: Locale = Locale {
    date: "{month} {day}, {year}",
    months_in_dates: MONTHS,
    months: MONTHS,
    digits: "",
    plurals: "515",
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Locale {
    /// The plural category of a count.
    pub fn category(&self, count: usize) -> Category {
        let at = match count {
            0..200 => count,
            _ => 100 + count % 100,
        };
        let known = self.plurals.as_bytes();
        let place = known.get(at).or(known.last());
        let place = place.map_or(5, |digit| usize::from(digit.wrapping_sub(b'0')));
        *Category::ALL.get(place).unwrap_or(&Category::Other)
    }

    /// The name of a month that stands alone, 1 to 12.
    pub fn month(&self, number: u16) -> &'static str {
        named(&self.months, number)
    }

    /// The name of a month in a date, 1 to 12.
    pub fn month_in_dates(&self, number: u16) -> &'static str {
        named(&self.months_in_dates, number)
    }

    /// A number in the language's digits, without separators.
    pub fn number(&self, number: u64) -> String {
        let plain = number.to_string();
        if self.digits.is_empty() {
            return plain;
        }
        let digit = |digit: u8| {
            self.digits
                .chars()
                .nth(usize::from(digit.wrapping_sub(b'0')))
        };
        plain.bytes().filter_map(digit).collect()
    }
}

fn named(months: &[&'static str; 12], number: u16) -> &'static str {
    let index = usize::from(number).wrapping_sub(1);
    months.get(index).copied().unwrap_or_default()
}
