/** Small pictures beside words; the words say it, so readers of the screen are not told of them. */

const paths = {
  today: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20.5 20.5',
  sync: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  'cloud-off': 'M7 18h10a4 4 0 0 0 1-7.8A6 6 0 0 0 7 9a4.5 4.5 0 0 0 0 9zM4 4l16 16',
  check: 'M5 12.5 10 17.5 19 7',
  question: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.2',
  alert: 'M12 4 21 20H3zM12 10v4M12 17v.2',
  back: 'M14 5 7 12l7 7',
  forward: 'M10 5l7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 10.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
} as const;

export type PictureName = keyof typeof paths;

export function Picture({ name }: { name: PictureName }) {
  return (
    <svg className="picture" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
