import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * The look of the text. The colours are from tokens.css, so that light, dark and forced colours are
 * those of the page.
 */
const look = EditorView.theme({
  '&': {
    color: 'var(--ink-1)',
    font: 'var(--text-mono)',
    blockSize: '100%',
    backgroundColor: 'var(--surface)',
  },
  '&.cm-focused': { outline: 'none' },
  // The focus ring is above the line numbers too.
  '&.cm-focused::after': {
    border: '2px solid var(--action)',
    content: '""',
    inset: '0',
    pointerEvents: 'none',
    position: 'absolute',
    zIndex: '300',
  },
  '.cm-scroller': {
    font: 'var(--text-mono)',
    overflow: 'auto',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--control-edge) transparent',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink-1)' },
  '.cm-line': { padding: '0 8px 0 6px' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--code-mark)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '30px', padding: '0 4px 0 0' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink-1)', borderInlineStartWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor: 'var(--usual)',
    },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.is-hit': { backgroundColor: 'var(--hit)', boxShadow: 'inset 3px 0 0 var(--action)' },
  '.has-problem': { backgroundColor: 'var(--removed)' },
  '.is-wrong': { textDecoration: 'underline wavy var(--worse) 1.5px', textUnderlineOffset: '4px' },
  '.is-measure, .is-measure *': { color: 'var(--code-measure)', fontWeight: '600' },
  '.cm-lineNumbers .has-problem': { color: 'var(--worse)', fontWeight: '700' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--sunken)',
    border: '1px solid var(--rule)',
    borderRadius: '3px',
    color: 'var(--ink-2)',
    padding: '0 4px',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--sunken)',
    outline: '1px solid var(--control-edge)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--control-edge)',
    borderRadius: 'var(--radius)',
    boxShadow: '0 4px 16px rgb(0 0 0 / .16)',
    color: 'var(--ink-1)',
    font: 'var(--text-note)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: 'var(--text-mono)', maxBlockSize: '16em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--action)',
    color: 'var(--on-action)',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '2px 8px' },
  '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal' },
  '.cm-completionInfo': { maxInlineSize: '320px', padding: '8px 12px', whiteSpace: 'normal' },
  '.words': { maxInlineSize: '360px', padding: '8px 12px' },
  '.words b, .note b': { fontWeight: '600' },
  '.words p': { margin: '2px 0 0' },
  '.words code': { color: 'var(--code-value)', font: 'var(--text-mono)' },
  '.note': {
    background: 'var(--surface)',
    border: '1px solid var(--worse)',
    borderInlineStartWidth: '4px',
    borderRadius: 'var(--radius)',
    color: 'var(--ink-1)',
    font: 'var(--text-note)',
    padding: '8px 12px',
    whiteSpace: 'normal',
  },
  // Padding is measured, but margins are not and would shift the line numbers.
  '.noteRoom': {
    boxSizing: 'border-box',
    insetInlineStart: '34px',
    inlineSize: 'fit-content',
    maxInlineSize: '336px',
    padding: '2px 12px 6px 4px',
    position: 'sticky',
  },
  '.note p': { margin: '0' },
  '.note div': { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBlockStart: '8px' },
  '.note button': {
    background: 'var(--surface)',
    border: '1px solid var(--action)',
    borderRadius: 'var(--radius)',
    color: 'var(--action)',
    cursor: 'pointer',
    font: 'var(--text-note-strong)',
    minBlockSize: '28px',
    padding: '0 12px',
  },
  '.note button:focus-visible': {
    outline: '3px solid var(--focus)',
    outlineOffset: '1px',
    boxShadow: '0 0 0 5px var(--focus-edge)',
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-word)', fontWeight: '600' },
  { tag: tags.definitionKeyword, color: 'var(--code-word)', fontWeight: '600' },
  {
    tag: [tags.atom, tags.propertyName, tags.attributeName],
    color: 'var(--ink-1)',
    fontWeight: '400',
  },
  { tag: [tags.special(tags.name)], color: 'var(--code-list)' },
  {
    tag: [tags.variableName, tags.string, tags.integer, tags.float, tags.bool, tags.null],
    color: 'var(--code-value)',
  },
  {
    tag: [tags.lineComment, tags.paren, tags.brace, tags.separator, tags.punctuation],
    color: 'var(--code-mark)',
  },
]);

/** The editor's theme. */
export const theme = [look, syntaxHighlighting(colours)];
