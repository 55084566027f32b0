export async function prove(_path: string, _options: unknown): Promise<number> {
  return 0;
}
