/** The head all pages of the web chat share. */
import type { AssetAddresses } from './assets.js';

export function Head({
  assets,
  title,
  script,
}: {
  readonly assets: AssetAddresses;
  readonly title: string;
  readonly script: 'main.js' | 'door.js';
}) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <link rel="icon" type="image/svg+xml" href={assets.of('icon.svg')} />
      <link rel="stylesheet" href={assets.of('chat.css')} />
      {assets.neededBy(script).map((name) => (
        <link rel="modulepreload" href={assets.of(name)} />
      ))}
      <script type="module" src={assets.of(script)} />
    </head>
  );
}
