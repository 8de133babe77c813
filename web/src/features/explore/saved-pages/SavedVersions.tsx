import { useState } from 'react';

import { LineDifference } from '#features/explore/saved/LineDifference.js';
import { formatDay, formatInstant } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';
import { Switch } from '#ui/Switch.js';

import type { SavedWhole } from './saved-pages-documents.js';
import { namePerson } from './saved-words.js';
import styles from './SavedPages.module.css';
import { describeVersion } from './version-changes.js';

interface SavedVersionsProps {
  readonly saved: SavedWhole;
  readonly names: ReadonlyMap<string, string>;
  readonly isSending: boolean;
  /** Null for people who may not change anything. */
  readonly onRestore: ((version: number) => void) | null;
}

const looks = [
  { code: 'BOTH', name: 'Both' },
  { code: 'WORDS', name: 'In words' },
  { code: 'TEXT', name: 'Text' },
] as const;
type Look = (typeof looks)[number]['code'];

/**
 * Each saved version, with what it changed, in words and in the text, and a button to restore it.
 */
export function SavedVersions({ saved, names, isSending, onRestore }: SavedVersionsProps) {
  const versions = saved.versions.edges.map(({ node }) => node);
  const [latest] = versions;
  const [chosen, setChosen] = useState<number | null>(null);
  const [look, setLook] = useState<Look>('BOTH');
  if (latest === undefined) return null;
  const compared = versions.find(({ number }) => number === chosen) ?? versions[1] ?? null;
  const isMore = saved.versions.totalCount > versions.length;

  return (
    <Section title="Versions">
      <ListTable
        caption={
          isMore
            ? `The last ${versions.length} of ${saved.versions.totalCount} versions`
            : 'Each saved version'
        }
        headings={['Version', 'When', 'Who', 'What changed']}
        rows={versions.map((version, index) => ({
          key: version.id,
          cells: [
            index === 0 ? `${version.number}, now` : String(version.number),
            <time
              key="when"
              className={styles.open}
              dateTime={version.savedAt}
              title={formatInstant(version.savedAt)}
            >
              {formatDay(version.savedAt.slice(0, 10))}
            </time>,
            namePerson(version.savedBy),
            summarise(
              describeVersion(versions[index + 1] ?? null, version, names),
              isMore && index === versions.length - 1,
            ),
          ],
          action:
            index === 0 ? (
              ''
            ) : (
              <div className={styles.versionDoings}>
                <Button
                  look="quiet"
                  label={`Compare with version ${version.number}`}
                  onPress={() => setChosen(version.number)}
                >
                  Compare
                </Button>
                {saved.canChange && onRestore !== null ? (
                  <Button
                    isPending={isSending}
                    label={`Bring back version ${version.number}`}
                    onPress={() => onRestore(version.number)}
                  >
                    Bring back
                  </Button>
                ) : null}
              </div>
            ),
        }))}
        actionHeading="Compare or bring back"
      />
      {compared === null ? null : (
        <div className={styles.difference}>
          <div className={styles.head}>
            <h3>
              Version {latest.number} compared with {compared.number}
            </h3>
            <Switch
              label="How to see what changed"
              options={looks}
              chosen={look}
              onChoose={setLook}
            />
          </div>
          {look === 'TEXT' ? null : (
            <ul>
              {describeVersion(compared, latest, names).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          {look === 'WORDS' ? null : (
            <LineDifference
              before={compared.text}
              after={latest.text}
              label={`What version ${latest.number} has that ${compared.number} does not`}
            />
          )}
        </div>
      )}
    </Section>
  );
}

/**
 * The first change, and how many more there are. Empty if the changes of the earliest version are
 * unknown.
 */
function summarise([first = '', ...more]: readonly string[], isCut: boolean): string {
  if (isCut) return '';
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}
