/** PINs: which are too easy to guess, and how long to wait after wrong ones. */

export const PIN_DIGITS_MIN = 6;
export const PIN_DIGITS_MAX = 12;

/** After so many wrong ones the lent half is deleted and the server must be met. */
export const WRONG_PINS_MAX = 10;

/** Whether a PIN may be chosen: digits, and none of those that are tried first. */
export function isStrongPin(pin: string): boolean {
  if (!/^\d+$/.test(pin) || pin.length < PIN_DIGITS_MIN || pin.length > PIN_DIGITS_MAX)
    return false;
  return !isRun(pin) && !isRepeated(pin) && !looksLikeDate(pin);
}

/** Every digit the same step from the one before: 123456, 987654, 000000, 135791. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
  return new Set(steps).size === 1;
}

/** One part over and over: 121212, 123123. */
const isRepeated = (pin: string): boolean => /^(\d{1,6})\1+$/.test(pin);

/** A birthday as people write it: 900214, 19900214, 14021990. */
function looksLikeDate(pin: string): boolean {
  const forms = [
    /^\d\d(?<month>\d\d)(?<day>\d\d)$/,
    /^(?:19|20)\d\d(?<month>\d\d)(?<day>\d\d)$/,
    /^(?<day>\d\d)(?<month>\d\d)(?:19|20)\d\d$/,
  ];
  return forms.some((form) => {
    const { month, day } = form.exec(pin)?.groups ?? {};
    return isWithin(month, 12) && isWithin(day, 31);
  });
}

const isWithin = (text: string | undefined, most: number): boolean =>
  text !== undefined && Number(text) >= 1 && Number(text) <= most;

/** Seconds to wait after so many wrong PINs: none after the first, then 1, 2, 4 … */
export const delaySeconds = (wrong: number): number =>
  wrong < 2 ? 0 : 2 ** Math.min(wrong - 2, 10);
