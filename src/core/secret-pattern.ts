/**
 * What secrets look like. Each pattern is linear on any text: an unbounded repeat is never followed by
 * something that can fail, and a pattern that scans ahead only starts where its token starts.
 */
export type SecretPattern = {
  readonly kind: string;
  readonly regex: RegExp;
  /** Also common in honest files (examples, local test databases): hidden when shown, no reason to withhold a file. */
  readonly ambiguous?: true;
};

const notInWord = "(?<![A-Za-z0-9])";
const privateKeyName = "[A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?";

export const secretPatterns: readonly SecretPattern[] = [
  {
    // Ends at the key's end, or at the next rule of dashes when the output was cut in its middle.
    kind: "a private key",
    regex: new RegExp(
      `-----BEGIN ${privateKeyName}-----[\\s\\S]{0,300}?[A-Za-z0-9+/]{32}(?:[^-]|-(?!----)){0,20000}(?:-----END ${privateKeyName}-----)?`,
      "g",
    ),
  },
  // Since April 2026 installation tokens are `ghs_<app id>_<JWT>`, about 520 characters with dots.
  { kind: "a GitHub token", regex: /(?<![A-Za-z0-9])ghs_[A-Za-z0-9._-]{36,}/g },
  {
    kind: "a GitHub token",
    regex: /(?<![A-Za-z0-9])(?:gh[opru]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/g,
  },
  { kind: "an Anthropic key", regex: new RegExp(`${notInWord}sk-ant-[A-Za-z0-9_-]{16,}`, "g") },
  // The digit tells a key from a long name such as `sk-folding-cube-animation`.
  {
    kind: "an OpenAI or OpenRouter key",
    regex: new RegExp(`${notInWord}sk-(?=[A-Za-z_-]{0,64}[0-9])[A-Za-z0-9_-]{20,}`, "g"),
  },
  // Amazon's own documentation uses AKIAIOSFODNN7EXAMPLE.
  {
    kind: "an AWS key",
    regex: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  },
  {
    kind: "an AWS key",
    regex:
      /(?<=(?:secret_?access_?key|session_?token)["']?\s{0,3}[:=]\s{0,3}["']?)[A-Za-z0-9/+=]{40,}(?<!EXAMPLEKEY)/gi,
  },
  {
    kind: "a Google key",
    regex: /(?<![A-Za-z0-9])(?:AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{20,}|ya29\.[A-Za-z0-9_-]{20,})/g,
  },
  {
    kind: "a Slack token",
    regex: /(?<![A-Za-z0-9])(?:xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{20,})/g,
  },
  {
    kind: "a Slack webhook",
    regex: /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9/]{20,}/g,
  },
  { kind: "an npm token", regex: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36,}/g },
  { kind: "a GitLab token", regex: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_.-]{20,}/g },
  { kind: "a Hugging Face token", regex: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,}/g },
  { kind: "a Stripe key", regex: /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{20,}/g },
  {
    kind: "a JSON web token",
    regex: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
    ambiguous: true,
  },
  { kind: "a bearer token", regex: /(?<=\bbearer\s{1,3})[A-Za-z0-9._~+/=-]{16,}/gi, ambiguous: true },
  {
    kind: "an authorization header",
    regex: /(?<=\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|token)\s{1,3})[A-Za-z0-9._~+/=-]{8,}/gi,
    ambiguous: true,
  },
  {
    kind: "an API key header",
    regex: /(?<=\bx-api-key["']?\s{0,3}[:=]\s{0,3}["']?)[A-Za-z0-9._~+/=-]{16,}/gi,
    ambiguous: true,
  },
  {
    kind: "a password in a URL",
    regex: /(?<=:\/\/)(?:[^\s/:@"'<>]{0,256}:[^\s/@"'<>]{1,1024}|[^\s/:@"'<>]{20,1024})(?=@)/g,
    ambiguous: true,
  },
];
