/** Something that whoever runs the bench can mend; its message is the whole sentence to print. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}
