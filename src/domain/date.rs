//! A date: a moment, kept with the offset its author wrote, so that it shows as their calendar did.

use std::fmt;

use serde::Serialize;

/// An RFC 3339 timestamp, shown by the author's own calendar day. Two are equal if they are written
/// alike; what comes first is a question to [`Date::moment`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Date {
    text: String,
    moment: i64,
}

/// A text that is not an RFC 3339 date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl Date {
    /// Reads `2020-11-18T11:30:03-07:00` or the day alone, `2020-11-18`, which is its midnight
    /// in UTC. Seconds may have a fraction, which is kept in the text and not in the order.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let fail = || DateError(text.to_owned());
        let full = if text.len() == 10 {
            format!("{text}T00:00:00Z")
        } else {
            text.to_owned()
        };
        let moment = moment(&full).ok_or_else(fail)?;
        Ok(Self { text: full, moment })
    }

    /// The RFC 3339 text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn moment(&self) -> i64 {
        self.moment
    }

    /// The year of the author's calendar.
    pub fn year(&self) -> u16 {
        self.number(0..4)
    }

    /// The month of the author's calendar, 1 to 12.
    pub fn month(&self) -> u16 {
        self.number(5..7)
    }

    /// The day of the month of the author's calendar, 1 to 31.
    pub fn day(&self) -> u16 {
        self.number(8..10)
    }

    fn number(&self, range: std::ops::Range<usize>) -> u16 {
        self.text
            .get(range)
            .and_then(|digits| digits.parse().ok())
            .unwrap_or_default()
    }
}

/// Seconds since the epoch of a full RFC 3339 timestamp (section 5.6); `None` if it is not one.
fn moment(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
        digits.parse().ok()
    };
    let is = |at: usize, any: &[u8]| text.as_bytes().get(at).is_some_and(|b| any.contains(b));
    let separators = is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":");
    separators.then_some(())?;
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let in_range = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    in_range.then_some(())?;
    let zone = text.get(19..)?;
    let zone = match zone.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => zone,
    };
    let offset = match zone.as_bytes() {
        b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let digit = |b: &u8| b.is_ascii_digit().then(|| i64::from(b - b'0'));
            let (hours, minutes) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
            (hours < 24 && minutes < 60).then_some(())?;
            let offset = hours * 60 + minutes;
            if *sign == b'-' { -offset } else { offset }
        }
        _ => return None,
    };
    Some(
        days_from_epoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
            - offset * 60,
    )
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March so that
/// the leap day is a year's last.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let from_march = (month + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
        - 719_468
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.text
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date such as 2020-11-18T11:30:00Z", self.0)
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Figures from `date -u -d ... +%s`.
    #[test]
    fn a_date_is_ordered_by_its_moment() {
        assert_eq!(date("1970-01-01").moment(), 0);
        assert_eq!(date("2020-02-29T12:00:00Z").moment(), 1_582_977_600);
        assert_eq!(date("2020-11-18T11:30:03-07:00").moment(), 1_605_724_203);
        assert_eq!(date("1969-12-31T23:59:59Z").moment(), -1);
        assert_eq!(date("2000-03-01").moment(), 951_868_800);
        assert_eq!(date("2020-01-01T00:00:00+01:00").moment(), 1_577_833_200);
        assert_eq!(date("2020-01-01T00:00:00.250Z").moment(), 1_577_836_800);
        assert_eq!(date("2020-11-18").as_str(), "2020-11-18T00:00:00Z");
    }

    /// What is not a date is refused, never guessed at.
    #[test]
    fn other_texts_are_errors() {
        for text in [
            "",
            "2020",
            "2020-13-01",
            "2019-02-29",
            "2020-1-1",
            "2020-11-18T11:30:03",
            "2020-11-18T25:00:00Z",
            "2020-11-18T11:30:03+0200",
            "2020-11-18T11:30:03Zz",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }
}
