//! The style sheet of a drawing, which a page has no place for: what it says of each element.

use roxmltree::{Document, Node};
use simplecss::{
    AttributeOperator, Declaration, DeclarationTokenizer, Element, PseudoClass, StyleSheet,
};

/// The style sheet of a drawing.
pub struct Style<'d>(StyleSheet<'d>);

impl<'d> Style<'d> {
    /// That of a document.
    pub fn of(document: &'d Document) -> Self {
        let mut sheet = StyleSheet::new();
        for node in document
            .descendants()
            .filter(|node| node.has_tag_name("style"))
        {
            sheet.parse_more(node.text().unwrap_or_default());
        }
        Self(sheet)
    }

    /// What an element is told, the strongest first: by its own style, the sheet and its attributes.
    pub fn declared<'n>(&self, node: Node<'n, 'n>) -> Vec<(&'n str, &'n str)>
    where
        'd: 'n,
    {
        let own: Vec<Declaration> =
            DeclarationTokenizer::from(node.attribute("style").unwrap_or_default()).collect();
        // By growing strength, as the sheet is sorted.
        let rules = self.0.rules.iter().rev();
        let rules = rules.filter(|rule| rule.selector.matches(&Styled(node)));
        let of_sheet: Vec<Declaration> = rules
            .flat_map(|rule| rule.declarations.iter().rev().copied())
            .collect();
        let important = |is: bool| move |said: &&Declaration| said.important == is;
        let own = |is| own.iter().rev().filter(important(is));
        let of_sheet = |is| of_sheet.iter().filter(important(is));
        let styles = own(true)
            .chain(of_sheet(true))
            .chain(own(false))
            .chain(of_sheet(false));
        let styles = styles.map(|said| (said.name, said.value));
        let attributes = node.attributes();
        let attributes = attributes.map(|attribute| (attribute.name(), attribute.value()));
        styles.chain(attributes).collect()
    }
}

/// An element, as selectors ask for it.
struct Styled<'n>(Node<'n, 'n>);

impl Element for Styled<'_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Self)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Self)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator) -> bool {
        self.0
            .attribute(name)
            .is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass) -> bool {
        class == PseudoClass::FirstChild && self.0.prev_sibling_element().is_none()
    }
}
