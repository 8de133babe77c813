/** The maximum length of a sheet’s name, in characters. */
const LONGEST = 31;

/** Makes valid names of sheets: short, without reserved characters, each unique. */
export function toSheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const allowed = name
      .replaceAll(/[[\]:*?/\\]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/^'+|'+$/g, '');
    const plain = allowed === '' ? 'Sheet' : allowed;
    let free = cut(plain, '');
    for (let number = 2; taken.has(free.toLowerCase()); number += 1)
      free = cut(plain, ` (${number})`);
    taken.add(free.toLowerCase());
    return free;
  });
}

function cut(name: string, ending: string): string {
  const room = LONGEST - ending.length;
  const short = name.length <= room ? name : `${name.slice(0, room - 1).trimEnd()}…`;
  return `${short}${ending}`;
}
