/** What a spreadsheet takes for the beginning of a formula, in full width too. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Whether a spreadsheet that opens the file could run this cell. */
export function isFormula(text: string): boolean {
  return BEGINS_FORMULA.test(text);
}

/** Text that is shown as it is and never run: an apostrophe before what could be. */
export function inert(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}
