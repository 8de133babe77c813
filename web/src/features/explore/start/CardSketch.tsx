import styles from './CardSketch.module.css';
import type { Sketch, SketchBar, SketchLine } from './read-sketches.js';

interface CardSketchProps {
  readonly sketch: Sketch;
}

/** A sketch of a question's answer. Pressing its card shows the full answer, as a table too. */
export function CardSketch({ sketch }: CardSketchProps) {
  if (sketch.kind === 'LINES') return <Lines lines={sketch.lines} />;
  return sketch.kind === 'BARS' ? <Bars bars={sketch.bars} /> : <Changes bars={sketch.bars} />;
}

/** The space for a bar, in units of the drawing. */
const WIDTH = 100;

function Bars({ bars }: { readonly bars: readonly SketchBar[] }) {
  const longest = Math.max(...bars.map(({ value }) => value ?? 0));
  return (
    <span className={styles.bars} aria-hidden="true">
      {bars.map(({ name, value, text }, index) => (
        <span key={name} className={styles.bar}>
          <span className={styles.name}>{name}</span>
          <span className={styles.length}>
            <svg viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" data-first={index === 0}>
              <rect
                width={longest > 0 ? (Math.max(value ?? 0, 0) / longest) * WIDTH : 0}
                height="16"
              />
            </svg>
          </span>
          <b>{text}</b>
        </span>
      ))}
    </span>
  );
}

function Changes({ bars }: { readonly bars: readonly SketchBar[] }) {
  const values = bars.map(({ value }) => value ?? 0);
  const least = Math.min(0, ...values);
  const span = Math.max(0, ...values) - least;
  const at = (value: number) => (span === 0 ? 0 : ((value - least) / span) * WIDTH);
  return (
    <span className={styles.bars} aria-hidden="true">
      {bars.map(({ name, value, text }) => (
        <span key={name} className={styles.bar}>
          <span className={styles.name}>{name}</span>
          <span className={styles.length}>
            <svg
              viewBox={`0 0 ${WIDTH} 16`}
              preserveAspectRatio="none"
              data-first={(value ?? 0) > 0}
            >
              <rect
                x={Math.min(at(0), at(value ?? 0))}
                width={Math.abs(at(value ?? 0) - at(0))}
                height="16"
              />
              <path d={`M${at(0)} 0v16`} />
            </svg>
          </span>
          <b>{text}</b>
        </span>
      ))}
    </span>
  );
}

const HEIGHT = 60;

function Lines({ lines }: { readonly lines: readonly SketchLine[] }) {
  const largest = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <span className={styles.lines} aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        <path className={styles.axis} d={`M0 ${HEIGHT - 0.5}h${WIDTH}`} />
        {lines.map(({ code, values }, index) => (
          <path
            key={code}
            className={styles.line}
            data-code={code}
            data-place={index}
            d={drawLine(values, largest)}
          />
        ))}
      </svg>
      <span className={styles.ends}>
        {lines.map(({ name, code, text }, index) => (
          <b key={code} data-code={code} data-place={index}>
            {name} {text}
          </b>
        ))}
      </span>
    </span>
  );
}

/**
 * The path of a line on a scale from zero; a gap stays open, and a single value is a short stroke.
 */
function drawLine(values: readonly (number | null)[], largest: number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  return values
    .flatMap((value, index) => {
      if (value === null) return [];
      const height = largest > 0 ? HEIGHT - 2 - (value / largest) * (HEIGHT - 6) : HEIGHT - 2;
      const place = `${(index * step).toFixed(2)} ${height.toFixed(2)}`;
      const isAfterGap = (values[index - 1] ?? null) === null;
      const isAlone = isAfterGap && (values[index + 1] ?? null) === null;
      return [`${isAfterGap ? 'M' : 'L'}${place}${isAlone ? 'h1' : ''}`];
    })
    .join('');
}
