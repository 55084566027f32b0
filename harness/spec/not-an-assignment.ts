import { entryOf, type Node } from './tree.ts';

const words = ['wiregrade', 'programs', 'cases'];
const written = new RegExp(`^[\\ufeff \\t{]*["']?(${words.join('|')})["']?[ \\t]*:`, 'm');

/** Whether a file was never meant as an assignment: that says more than every mistake in it would. */
export function isNoAssignment(text: string, root: Node | undefined): boolean {
  if (root !== undefined) return words.every((word) => entryOf(root, word) === undefined);
  // Notes on an assignment may quote one.
  const [ownWords = ''] = text.split(/^```/m, 1);
  return text.trim() !== '' && !written.test(ownWords);
}
