/** A message by its key in `assets/locales`, with the values it needs. Never words of one language. */
export interface Text {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function text(key: string, params?: Text['params']): Text {
  return params === undefined ? { key } : { key, params };
}
