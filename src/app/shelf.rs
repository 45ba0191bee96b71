//! A bounded memory of what has been fetched.

use std::{cell::RefCell, rc::Rc};

/// Values kept at most.
const KEPT: usize = 32;

/// The last values kept, by key. Clones share their memory.
pub struct Shelf<Key, Value>(Rc<RefCell<Vec<(Key, Value)>>>);

impl<Key: PartialEq, Value: Clone> Shelf<Key, Value> {
    /// The value kept under a key.
    pub fn find(&self, key: &Key) -> Option<Value> {
        let kept = self.0.borrow();
        kept.iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.clone())
    }

    /// Keeps a value. Beyond the bound the second oldest goes: the oldest is the first page's,
    /// to which readers return.
    pub fn keep(&self, key: Key, value: Value) {
        let mut kept = self.0.borrow_mut();
        if kept.len() >= KEPT {
            kept.remove(1);
        }
        kept.push((key, value));
    }
}

impl<Key, Value> Default for Shelf<Key, Value> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<Key, Value> Clone for Shelf<Key, Value> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}
