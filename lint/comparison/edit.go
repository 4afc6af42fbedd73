package comparison

// Edit is a change of a file: Text takes the place of what stands in Span.
type Edit struct {
	Span Span
	Text string
}
