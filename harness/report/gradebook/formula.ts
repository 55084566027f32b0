/** What a spreadsheet takes for the beginning of a formula, in full width and after blanks too. */
const BEGINS_FORMULA = /^[\s\p{Cf}]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/** Whether a spreadsheet that opens the file could run this cell. */
export function isFormula(text: string): boolean {
  return BEGINS_FORMULA.test(text);
}

/** Text that is shown as it is and never run: an apostrophe before what could be. */
export function inert(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}
