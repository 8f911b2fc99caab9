/** What somebody was trying when she left the screen: it stands there when she comes back, until the page is closed. */

export type Left = {
  /** Values by lever; those that are not in it are in force. Units: fen, or months of age. */
  readonly values: Readonly<Record<string, number>>;
  /** First day of the month from which it counts. */
  readonly from: string | undefined;
  /** The try that the server works on, or worked out. */
  readonly id: string | undefined;
};

let kept: Left = { values: {}, from: undefined, id: undefined };

export const readLeft = (): Left => kept;
export const keepLeft = (left: Left): void => {
  kept = left;
};
