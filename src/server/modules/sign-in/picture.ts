/** QR codes for authenticators. */
import encodeQR from 'qr';

/** A QR code as an address that a page can show. */
export const pictureOf = (uri: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(encodeQR(uri, 'svg')).toString('base64')}`;
