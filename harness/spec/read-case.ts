import type { Case, Visibility } from './assignment.ts';
import { OpenEnds } from './open-ends.ts';
import { mentionsIn, startFirst } from './program-mentions.ts';
import { readLink, readPlayers } from './read-link.ts';
import { readRows } from './read-rows.ts';
import { readSteps } from './read-steps.ts';
import { readTolerances } from './read-tolerances.ts';
import type { AssignmentScope, CaseScope } from './scope.ts';
import { at, type Node, textOf, textsOf } from './tree.ts';
import { readWord } from './values.ts';

/** When a student sees a case. */
export const visibilities: readonly Visibility[] = ['visible', 'hidden', 'after-due', 'after-published'];

/** One case, its steps read in order. */
export function readCase(node: Node, assignment: AssignmentScope): Case {
  const mentions = mentionsIn(at(node, 'steps'), assignment.programs);
  const first = startFirst(mentions, assignment.programs);
  const rows = readRows(at(node, 'for'), assignment);
  const tolerate = readTolerances(at(node, 'tolerate')) ?? assignment.tolerate;
  const scope: CaseScope = {
    ...assignment,
    tolerate,
    names: new Set(['host', 'port', ...Object.keys(rows[0] ?? {})]),
    ends: OpenEnds.none(),
    started: new Set(first),
    certain: !assignment.problems.within(node.place.line, assignment.source.place(node.end, node.end).line),
    steps: { count: 0 },
    repeats: { depth: 0, rounds: 1 },
  };
  const playing = readPlayers(at(node, 'players'), scope);
  const link = readLink(at(node, 'link'), playing, scope);
  if (link !== undefined) scope.link = link;
  const because = textOf(at(node, 'because'));
  return {
    id: textOf(at(node, 'id')) ?? '',
    title: textOf(at(node, 'title')) ?? '',
    place: at(node, 'id')?.place ?? node.place,
    points: Number(textOf(at(node, 'points')) ?? 1),
    extraCredit: textOf(at(node, 'extra-credit')) === 'true',
    needs: textsOf(at(node, 'needs')),
    visibility: readWord(at(node, 'visibility'), visibilities) ?? 'visible',
    ...(because === undefined ? {} : { because }),
    tags: textsOf(at(node, 'tags')),
    tolerate,
    leftover: readWord(at(node, 'leftover'), ['note', 'fail']) ?? 'note',
    for: rows,
    programs: [...first, ...mentions.started],
    startFirst: first,
    ...(playing === undefined ? {} : { players: playing }),
    ...(link === undefined ? {} : { link }),
    steps: readSteps(at(node, 'steps'), '', scope),
  };
}
