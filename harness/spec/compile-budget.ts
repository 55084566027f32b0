/** What compiling may cost in one file, in characters of plain expressions. */
const budget = 400_000;

type Kind = 'regex' | 'schema' | 'xpath' | 'xsd';

/** What came of compiling: nothing wrong, a sentence, or that the file asks for too much of it. */
export type Compiled = { state: 'right' } | { state: 'wrong'; why: string } | { state: 'too-much' };

/** Compiles each expression and schema of a file once, and only as many as a second or so allows. */
export class CompileBudget {
  private left = budget;
  private readonly known = new Map<string, Compiled>();

  /** `mistake` compiles the text and says what is wrong with it. */
  compile(kind: Kind, text: string, mistake: () => string | undefined): Compiled {
    const key = `${kind} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.left -= costOf(kind, text);
    const why = this.left < 0 ? undefined : mistake();
    const compiled: Compiled =
      this.left < 0
        ? { state: 'too-much' }
        : why === undefined
          ? { state: 'right' }
          : { state: 'wrong', why };
    this.known.set(key, compiled);
    return compiled;
  }
}

/** Counted repeats are written out when an expression is compiled; a schema costs much of itself. */
function costOf(kind: Kind, text: string): number {
  const repeats = [...text.matchAll(/\{(?:\d+,)?(\d{1,4})/g)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
  return repeats + (kind === 'schema' || kind === 'xsd' ? 2000 + 5 * text.length : 10 + text.length);
}
