//! Dates in every form that Hugo's authors write.

use jiff::{
    civil::{DateTime, Time},
    fmt::{rfc2822, strtime, temporal::DateTimeParser},
    tz::Offset,
};

use crate::domain::Date;

/// Days with the month's name, short or long.
const NAMED_MONTHS: [&str; 6] = [
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%B %d %Y",
];

/// What may follow such a day.
const TIMES: [&str; 3] = ["", " %H:%M", " %H:%M:%S"];

/// Reads a date; without a zone it is UTC. `None` is a form we do not know.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let (moment, offset) = numeric(text)
        .or_else(|| mail(text))
        .or_else(|| named_month(text))?;
    let (date, time) = (moment.date(), moment.time());
    // `Nov 2020` and `18 Nov 20` would be days of the first century.
    (date.year() >= 1000).then_some(())?;
    let fraction = match time.subsec_nanosecond() {
        0 => String::new(),
        nanos => format!(".{nanos:09}").trim_end_matches('0').to_owned(),
    };
    let zone = match offset.seconds() / 60 {
        0 => "Z".to_owned(),
        minutes => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    Date::parse(&format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}{zone}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second(),
    ))
    .ok()
}

/// `2020-11-18`, with a time after `T` or a space, with an offset after it or after a space.
fn numeric(text: &str) -> Option<(DateTime, Offset)> {
    static PARSER: DateTimeParser = DateTimeParser::new();
    // Go prints a zone's name after its offset: `+0000 UTC`. Alone, only UTC's name is an offset.
    let text = match text.rsplit_once(' ') {
        Some((rest, "UTC" | "GMT")) if !rest.contains('+') => format!("{rest}Z"),
        Some((rest, name)) if name.bytes().all(|b| b.is_ascii_uppercase()) => {
            let offset = rest.rsplit(' ').next().unwrap_or_default();
            match offset.starts_with(['+', '-']) {
                true => rest.to_owned(),
                false => return None,
            }
        }
        _ => text.to_owned(),
    };
    let joined = match text.rsplit_once(' ') {
        Some((rest, offset)) if offset.starts_with(['+', '-', 'Z']) => format!("{rest}{offset}"),
        _ => text,
    };
    let pieces = PARSER.parse_pieces(&joined).ok()?;
    if pieces.time_zone_annotation().is_some() {
        return None;
    }
    let moment = pieces
        .date()
        .to_datetime(pieces.time().unwrap_or(Time::midnight()));
    Some((moment, pieces.to_numeric_offset().unwrap_or(Offset::UTC)))
}

/// `Mon, 02 Jan 2006 15:04:05 -0700` (RFC 2822 section 3.3).
fn mail(text: &str) -> Option<(DateTime, Offset)> {
    let zoned = rfc2822::parse(text).ok()?;
    Some((zoned.datetime(), zoned.offset()))
}

fn named_month(text: &str) -> Option<(DateTime, Offset)> {
    let read = |form: String| {
        let parsed = strtime::parse(&form, text).ok()?;
        let time = parsed.to_time().unwrap_or(Time::midnight());
        Some((parsed.to_date().ok()?.to_datetime(time), Offset::UTC))
    };
    let forms = NAMED_MONTHS
        .iter()
        .flat_map(|day| TIMES.map(|time| format!("{day}{time}")));
    forms.into_iter().find_map(read)
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// The forms that Hugo's authors write, and those Go prints.
    #[test]
    fn every_form_is_read() {
        for (text, expected) in [
            ("2020-11-18", "2020-11-18T00:00:00Z"),
            ("2020-11-18T11:30:03-07:00", "2020-11-18T11:30:03-07:00"),
            ("2020-11-18T11:30:03-0700", "2020-11-18T11:30:03-07:00"),
            ("2020-11-18T11:30:03Z", "2020-11-18T11:30:03Z"),
            ("2020-11-18T11:30:03", "2020-11-18T11:30:03Z"),
            ("2020-11-18T11:30", "2020-11-18T11:30:00Z"),
            (
                "2020-11-18T11:30:03.25+05:30",
                "2020-11-18T11:30:03.25+05:30",
            ),
            ("2020-11-18 10:00:00", "2020-11-18T10:00:00Z"),
            ("2020-11-18 10:00:00 +0800", "2020-11-18T10:00:00+08:00"),
            ("2020-11-18 10:00:00 +08:00", "2020-11-18T10:00:00+08:00"),
            ("2020-11-18 10:00:00 -0330", "2020-11-18T10:00:00-03:30"),
            ("2020-11-18 10:00:00 +0000 UTC", "2020-11-18T10:00:00Z"),
            ("2020-11-18 10:00:00 UTC", "2020-11-18T10:00:00Z"),
            ("15 Oct 2023", "2023-10-15T00:00:00Z"),
            ("5 October 2023", "2023-10-05T00:00:00Z"),
            ("October 15, 2023", "2023-10-15T00:00:00Z"),
            ("Oct 5, 2023", "2023-10-05T00:00:00Z"),
            ("15 Oct 2023 14:05", "2023-10-15T14:05:00Z"),
            ("Oct 5, 2023 14:05:06", "2023-10-05T14:05:06Z"),
            ("5 October 2023 14:05", "2023-10-05T14:05:00Z"),
            (
                "Mon, 02 Jan 2006 15:04:05 -0700",
                "2006-01-02T15:04:05-07:00",
            ),
        ] {
            let date = parse(text);
            assert_eq!(
                date.as_ref().map(|date| date.as_str()),
                Some(expected),
                "{text}"
            );
        }
    }

    /// A guess would move a post by months.
    #[test]
    fn what_is_ambiguous_is_refused() {
        for text in [
            "",
            "soon",
            "11/18/2020",
            "2020-13-01",
            "2020-02-30",
            "18.11.2020",
            "2020",
            "Nov 2020",
            "18 Nov 20",
            "2020-11-18 23:00:00 PST",
            "2020-11-18 11:30 PM",
            "2020-11-18 soon",
            "2020-11-18T10:00:00[Europe/Berlin]",
            "2020-11-18T10:00:00+25:00",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
