import styles from './SearchBox.module.css';

interface SearchBoxProps {
  /** What to search for; shown in the field while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field that narrows the list below it as somebody types. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <input
      className={styles.input}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
    />
  );
}
