// the reader
