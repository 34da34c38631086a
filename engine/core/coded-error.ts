export type ErrorParams = Readonly<Record<string, string | number>>;

/** The English sentence of each code, with `{name}` where a parameter goes. */
export type Sentences<Code extends string> = Readonly<Record<Code, string>>;

/** An error that has a code for programs, and a sentence that says what is wrong and what to do. */
export abstract class CodedError<Code extends string> extends Error {
  readonly code: Code;
  readonly params: ErrorParams;

  constructor(
    sentences: Sentences<Code>,
    { code, params }: { readonly code: Code; readonly params: ErrorParams },
    options?: ErrorOptions,
  ) {
    super(
      sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => readable(params[name] ?? '')),
      options,
    );
    this.code = code;
    this.params = params;
  }
}

/** Parameters may come out of a file: no control characters, and no page of text, may reach a terminal. */
function readable(value: string | number): string {
  const text = String(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
