package comparison

// Span is a half-open range of byte offsets [Start, End) in the file, counted
// from its first byte, a byte order mark included. Lines and columns are
// computed from it in one place, by whoever prints a position.
type Span struct {
	Start, End int
}

// IsZero reports whether s is the zero span, which stands for "nowhere in
// the file": the value was derived, not written.
func (s Span) IsZero() bool { return s == Span{} }

// Text is a scalar of the model: plain text, and where in the file it was
// written. In JSON it is its value alone.
type Text struct {
	Value string
	Span  Span
}

// String returns the plain text.
func (t Text) String() string { return t.Value }

// MarshalText makes a Text a plain string in JSON.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.Value), nil }
