import { createHash } from 'node:crypto';
import type { Report } from '../report.ts';
import { type Html, html, trusted } from './html.ts';

/** What makes one page differ from another; its foot says of which run it tells. */
export interface Page {
  title: string;
  style: string;
  /** The only one that the page lets run. */
  script: string;
  header: Html;
  main: Html;
  report: Report;
}

/** One file with everything in it: no network, no other file. */
export function renderPage({ title, style, script, header, main, report }: Page): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256(script)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<header>${header}</header>
<main>
${main}
</main>
<footer class="small"><p>${footer(report)}</p></footer>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function footer({ assignment, seed, isolation, wiregrade, startedAt }: Report): string {
  const day = startedAt.slice(0, 16).replace('T', ' ');
  return `${assignment.id}, ${day} UTC, seed ${seed}, isolation ${isolation}, wiregrade ${wiregrade}`;
}
