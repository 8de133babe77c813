import type { Reader } from './readers.js';

/** The texts in docs/help for each reader, by the name of the file. */
const texts: Readonly<Record<string, string>> = import.meta.glob<string>(
  '../../../../docs/help/*.md',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const pictures: Readonly<Record<string, string>> = import.meta.glob<string>(
  '../../../../docs/help/pictures/*.webp',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
);

const sizes: Readonly<Record<string, Readonly<Record<string, Size>>>> = import.meta.glob<
  Readonly<Record<string, Size>>
>('../../../../docs/help/pictures/sizes.json', { import: 'default', eager: true });

/** A size in pixels of the screen. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** One page: its heading, its readers, and the rest as Markdown. */
export interface HelpText {
  readonly title: string;
  readonly lead: string;
  readonly rest: string;
}

/** A picture in both themes. */
export interface HelpPicture extends Size {
  readonly light: string;
  readonly dark: string;
}

/** The page for a reader. */
export function findHelpText({ key }: Pick<Reader, 'key'>): HelpText {
  const [title = '', lead = '', ...rest] = findFile(texts, `${key}.md`, '').trim().split('\n\n');
  return { title: title.replace(/^#\s+/, ''), lead, rest: rest.join('\n\n') };
}

/**
 * The picture that a text names, as `pictures/tile.webp`. Null if there is none with that name.
 */
export function findHelpPicture(source: string): HelpPicture | null {
  const [name = ''] = source.replace(/^pictures\//, '').split('.');
  const size = findFile(sizes, 'sizes.json', {})[name];
  const light = findFile(pictures, `${name}.webp`, '');
  const dark = findFile(pictures, `${name}-dark.webp`, '');
  return size === undefined || light === '' || dark === '' ? null : { ...size, light, dark };
}

function findFile<Content>(
  files: Readonly<Record<string, Content>>,
  name: string,
  none: Content,
): Content {
  const found = Object.entries(files).find(([file]) => file.endsWith(`/${name}`));
  return found === undefined ? none : found[1];
}
