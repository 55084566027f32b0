import manifest from '../package.json' with { type: 'json' };

/** As in package.json; stands in every transcript and report. */
export const version: string = manifest.version;
