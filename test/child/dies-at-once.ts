/** A render process that is broken from the start. */
process.exit(1);
