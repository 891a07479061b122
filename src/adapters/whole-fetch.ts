/**
 * `fetch` that answers when the whole answer is there. Octokit takes an answer that breaks off in the middle for an
 * empty one that succeeded; here it is the fault of the network that it is, and the call is sent again.
 */
export async function wholeFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init);
  if (answer.body === null) return answer;
  const { status, statusText, headers } = answer;
  const whole = new Response(await answer.arrayBuffer(), { status, statusText, headers });
  Object.defineProperty(whole, "url", { value: answer.url });
  return whole;
}
