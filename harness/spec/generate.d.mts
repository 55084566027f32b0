/** Every generated file as it should be: path from the repository's root, and text. */
export function generatedFiles(): Promise<{ path: string; text: string }[]>;
