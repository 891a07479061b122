/** Lets others wait for a state of affairs: every change is announced, nobody polls. */
export type Watch = {
  changed(): void;
  /** Resolves with the first answer that is not undefined or false; asked now and after every change. */
  until<T>(look: () => T): Promise<Exclude<T, undefined | false>>;
};

export function createWatch(): Watch {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const look of [...waiting]) look();
    },
    until<T>(look: () => T) {
      return new Promise<Exclude<T, undefined | false>>((resolve, reject) => {
        function check(): void {
          try {
            const found = look();
            if (found === undefined || found === false) return;
            waiting.delete(check);
            resolve(found as Exclude<T, undefined | false>);
          } catch (error) {
            waiting.delete(check);
            reject(error);
          }
        }
        waiting.add(check);
        check();
      });
    },
  };
}
