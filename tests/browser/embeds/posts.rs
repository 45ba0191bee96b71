//! What a text brings along besides words.

use super::{Guest, SCRIPT};
use crate::harness::{Browser, migrated};

in_every_browser!(
    formulas_are_shown,
    diagrams_are_shown,
    pictures_and_code_are_shown
);

/// Formulas of a finished page and of a Markdown file, and what the file's module is loaded for.
async fn formulas_are_shown(browser: Browser) {
    let guest = Guest::nowhere(browser, migrated()).await;
    guest.write("a.md", "Euler: $e^{i\\pi} + 1 = 0$, for $5.\n");
    guest
        .show(&format!(
            "<thinleaf-feed id=page src='{{blog}}posts/mathematics/' view=post></thinleaf-feed>
             <thinleaf-feed id=file src='a.md' view=post></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    for element in ["#page", "#file"] {
        guest
            .until(
                element,
                "root.querySelector('.prose math msup')?.namespaceURI.endsWith('MathML')",
            )
            .await;
        let classes = "root.querySelectorAll('math [class], math [style], math [id]').length";
        assert_eq!(guest.of::<u32>(element, classes).await, 0);
    }
    let text = "root.querySelector('.prose p').textContent";
    let text: String = guest.of("#file", text).await;
    assert!(
        text.starts_with("Euler: ") && text.ends_with(", for $5."),
        "{text}"
    );
    guest.leave().await;
}

/// A diagram, whose colours are those of its page, is the picture of itself.
async fn diagrams_are_shown(browser: Browser) {
    let guest = Guest::nowhere(browser, migrated()).await;
    guest
        .show(&format!(
            "<thinleaf-feed id=page src='{{blog}}posts/fences/' view=post></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    let picture = "root.querySelector('.prose img[src*=\"/diagram-\"]')";
    guest
        .until("#page", &format!("{picture}?.isConnected"))
        .await;
    let scroll = format!("({picture}.scrollIntoView(), true)");
    assert!(guest.of::<bool>("#page", &scroll).await);
    guest
        .until("#page", &format!("{picture}.naturalWidth > 100"))
        .await;
    let keeps_place = format!("{picture}.width > 100 && {picture}.alt !== ''");
    assert!(guest.of::<bool>("#page", &keeps_place).await);
    guest.leave().await;
}

/// Pictures keep their places, and code and notes say all that they say in the blog.
async fn pictures_and_code_are_shown(browser: Browser) {
    let guest = Guest::nowhere(browser, migrated()).await;
    guest
        .show(&format!(
            "<thinleaf-feed src='{{blog}}posts/ring-buffer/' view=post></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('pre')?.textContent.includes('type Ring struct {')",
        )
        .await;
    let sizes = "[...root.querySelectorAll('img')].map(img => !!(img.src && img.getAttribute('width') && img.getAttribute('height')))";
    let sizes: Vec<bool> = guest.of("thinleaf-feed", sizes).await;
    assert!(sizes.len() >= 2 && !sizes.contains(&false), "{sizes:?}");
    let captions = "root.querySelector('figcaption').textContent";
    let caption: String = guest.of("thinleaf-feed", captions).await;
    assert!(caption.starts_with("Nothing to do with rings"), "{caption}");
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}
