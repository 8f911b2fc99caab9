/** Papers: what the office gives out of the house, as A4 PDF. */
export { isLetterStep, letter, type LetterSays, type LetterStep, letterSteps } from './letter.ts';
export { type Bar, type Block, type Paper, type Seal, textOf } from './paper.ts';
export { print, printMany } from './print.ts';
