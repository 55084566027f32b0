/** Ways in which a name may be written, boiled down: without capitals, spaces and commas; either name first. */
export function nameKeys(name: string): string[] {
  const [last = '', first] = name.split(',', 2);
  const words = name.trim().split(/\s+/);
  const orders = [
    name,
    ...(first === undefined ? [] : [`${first} ${last}`]),
    ...(words.length > 1 && first === undefined ? [[words.at(-1), ...words.slice(0, -1)].join(' ')] : []),
  ];
  return [...new Set(orders.map(keyOf).filter((key) => key !== ''))];
}

function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
