import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { PostEntry_DemonstrationPersonFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatMarking } from '#lib/format.js';
import { Button } from '#ui/Button.js';

import styles from './PostEntry.module.css';

export const POST_ENTRY: TypedDocumentNode<PostEntry_DemonstrationPersonFragment> = gql`
  fragment PostEntry_DemonstrationPerson on DemonstrationPerson {
    id
    name
    role
    sees
    marking
    agency {
      id
      name
    }
  }
`;

interface PostEntryProps {
  readonly post: FragmentType<PostEntry_DemonstrationPersonFragment>;
  /** The address of the Stronghold page to continue on. */
  readonly to: string;
}

/**
 * One post of the demonstration, what its holder sees, and the form that switches to it, which
 * needs no script.
 */
export function PostEntry({ post, to }: PostEntryProps) {
  const data = unmask(POST_ENTRY, post);
  const { id, name, role, sees, marking, agency } = data;

  return (
    <li className={styles.post}>
      <div>
        <b>{name}</b>
        <span>{agency.name}</span>
      </div>
      <div>
        <span>{role === name ? sees : `${role}. ${sees}`}</span>
        <span className={styles.marking}>Sees up to {formatMarking(marking)}</span>
      </div>
      <form method="post" action="/continue-as">
        <input type="hidden" name="person" value={id} />
        <input type="hidden" name="to" value={to} />
        <Button type="submit" label={`Continue as ${name}, ${agency.name}`}>
          Continue
        </Button>
      </form>
    </li>
  );
}
