package lint

import "time"

// Begin makes a cache believe that the run began at a time.
func (c *Cache) Begin(at time.Time) { c.started = at }
