import { z } from 'zod';

// The bounds keep a made-up file from asking for a table of names without end.

/** A width or a length. */
export const size = z.int().positive().max(65_536);

/** The widths of the levels of a network. */
export const sizes = z.array(size).min(1).max(8).readonly();

/** A number of layers, heads or channels. */
export const count = z.int().positive().max(64);
