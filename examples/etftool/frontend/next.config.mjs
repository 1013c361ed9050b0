/** @type {import('next').NextConfig} */
export default {
  // .next/standalone: server.js and the modules that it needs, which run on every platform.
  output: 'standalone',
  // No resizing of pictures: its native library would be for the platform of the build alone.
  images: {unoptimized: true},
  outputFileTracingExcludes: {'*': ['node_modules/sharp/**', 'node_modules/@img/**']}
};
