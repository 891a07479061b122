/** The Claude Code that this CCO was tested with. A test holds it against the Agent SDK that is installed. */
export const pinnedSdk = "0.3.330";

/** SHA-256 of its executable, by platform, as the SDK's own manifest has them. */
export const pinnedChecksums: Readonly<Record<string, string>> = {
  "darwin-arm64": "f7c5093b9dd6560d08af28bc27b123fb55091deae3180ac39df199522da86815",
  "darwin-x64": "bbed99bb8a39bb3f94389c5c99d3d02cb75f3f983b5d1bc40b1b0d1efca84713",
  "linux-arm64": "6016f90cac783e367fb1aa97c768a2efb94a0128a5b46b70fb3d8fcbbd9dd444",
  "linux-x64": "f390eaa0814e6a1bff74cbb47acb74cb9c89d30ced809fe0af5af00c7bfe8ebb",
  "linux-arm64-musl": "986b83557cbd428273c37f35fc08a44fc786077deeb391660884833bc581348a",
  "linux-x64-musl": "510d57bbf077b49288b9f3b53b11324048f4c2da5dcb980563be82534980d621",
  "win32-x64": "fa797c1bc7d4a3511da42622bae53a2b7f1276ae328c668f2bfef44635301caa",
  "win32-arm64": "782519c6241a2bedfd4c0d225d59d5095b895037ae7cd2a14a12f5bc5dcba1c3",
};
