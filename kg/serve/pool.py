"""Workers, and who may use one next: clients take turns, and none gets all the workers."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Self

from kg.errors import StoreError
from kg.serve.jobs import HEAD, End, Frame, Job, Refusal
from kg.serve.settings import OWN_QUEUE, PATIENCE, QUEUE

if TYPE_CHECKING:
    from pathlib import Path

    from kg.serve.settings import Settings

IN_MEMORY = 1 << 20  # bytes of an answer; what is longer waits on the disk
GRACE = 2.0  # seconds after the time-out until a worker's own alarm ends it
AGAIN = 1.0  # seconds before a worker that did not start is started again
DIED = "the query ended the process that ran it: it needs too much memory, or nests too deep; make it smaller"


class RefusedError(Exception):
    """There is no answer; `status` is one of HTTP's."""

    def __init__(self, status: int, message: str, *, again: int = 0) -> None:
        """Say why; `again` is after how many seconds it may be asked again, 0 where that is of no use."""
        super().__init__(message)
        self.status, self.again = status, again


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker wrote, to be read from its start and closed."""

    end: End
    body: SpooledTemporaryFile[bytes]


class Worker:
    """One process, from its start to its end."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Use `start`."""
        self.process, self.sound = process, True

    @classmethod
    async def start(cls, folder: Path, settings: Settings) -> Self:
        """Start a process, and wait until it has the database open.

        Raises:
            RefusedError: it ended at once.
        """
        alarm = str(settings.timeout + GRACE)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.serve.worker", str(folder), str(settings.memory), alarm),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=None if settings.verbose else asyncio.subprocess.DEVNULL,
            start_new_session=True,  # an interrupt at the terminal is for the server, which ends its workers
        )
        worker = cls(process)
        try:
            await worker._read()
        except BaseException:
            await worker.end()
            raise
        return worker

    async def answer(self, job: Job) -> Answer:
        """Have a job done.

        Raises:
            RefusedError: the worker refused, or it died, which leaves it unsound.
        """
        body: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - who gets it closes it
        try:
            end = await self._answer(job, body)
        except BaseException:
            body.close()
            raise
        body.seek(0)
        return Answer(end, body)

    async def _answer(self, job: Job, body: SpooledTemporaryFile[bytes]) -> End:
        self.sound = False  # until the answer is whole
        if self.process.stdin is not None:
            self.process.stdin.write(job.line())
        while True:
            frame, data = await self._read()
            if frame is Frame.DATA:
                body.write(data)
                continue
            self.sound = True
            if frame is Frame.END:
                return End(**json.loads(data))
            refusal = Refusal(**json.loads(data))
            raise RefusedError(refusal.status, refusal.message)

    async def _read(self) -> tuple[Frame, bytes]:
        out = self.process.stdout
        try:
            frame, length = HEAD.unpack(await out.readexactly(HEAD.size)) if out else (0, 0)
            return Frame(frame), await out.readexactly(length) if out else b""
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise RefusedError(400, DIED) from error

    async def end(self) -> None:
        """Kill the process, whatever it does, and wait until it is gone."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class Pool:
    """Runs jobs on a fixed number of workers.

    A client has at most all workers but one, or the only one, at a time; who waits is served in turn with the other
    clients. So however many queries one client sends, another waits for one query of each client at most.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Make a pool over the database in `folder`; `start` starts it."""
        self.folder, self.settings = folder, settings
        self.share = max(1, settings.workers - 1)
        self.idle: list[Worker] = []
        self.busy: set[Worker] = set()
        self.waiting: dict[str, deque[asyncio.Future[Worker]]] = {}
        self.running: Counter[str] = Counter()
        self.starting: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start all workers.

        Raises:
            StoreError: they end at once.
        """
        started = (Worker.start(self.folder, self.settings) for _ in range(self.settings.workers))
        for worker in await asyncio.gather(*started, return_exceptions=True):
            if isinstance(worker, Worker):
                self.idle.append(worker)
        if len(self.idle) < self.settings.workers:
            await self.stop()
            raise StoreError("the processes for queries do not start; see why with --verbose")

    async def stop(self) -> None:
        """End all workers; nothing is left of them."""
        for task in list(self.starting):
            task.cancel()
        await asyncio.gather(*self.starting, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in (*self.idle, *self.busy)))

    async def ask(self, job: Job, client: str) -> Answer:
        """Give the answer to a job.

        Raises:
            RefusedError: too many wait (503), it took too long (503), the query is wrong or broke its worker (400).
        """
        worker = await self._borrow(client)
        try:
            return await asyncio.wait_for(worker.answer(job), self.settings.timeout)
        except TimeoutError as error:
            message = f"the query took longer than {self.settings.timeout:g} s; ask for less"
            raise RefusedError(503, message) from error
        finally:
            self._give_back(worker, client)

    async def _borrow(self, client: str) -> Worker:
        queue = self.waiting.setdefault(client, deque())
        if len(queue) >= OWN_QUEUE or sum(map(len, self.waiting.values())) >= QUEUE + len(self.idle):
            raise RefusedError(503, "too many queries wait; come again", again=int(self.settings.timeout) or 1)
        ticket: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        queue.append(ticket)
        self._dispatch()
        try:
            return await asyncio.wait_for(asyncio.shield(ticket), self.settings.timeout * PATIENCE)
        except BaseException as error:
            self._withdraw(ticket, client)
            if isinstance(error, TimeoutError):
                raise RefusedError(503, "no worker came free in time; come again", again=1) from error
            raise

    def _withdraw(self, ticket: asyncio.Future[Worker], client: str) -> None:
        if ticket.done() and not ticket.cancelled():
            self._give_back(ticket.result(), client)
        else:
            ticket.cancel()
            self.waiting[client].remove(ticket)

    def _dispatch(self) -> None:
        """Hand idle workers to those whose turn it is; a client that got one goes to the end of the line."""
        while self.idle:
            client = next((c for c, queue in self.waiting.items() if queue and self.running[c] < self.share), None)
            if client is None:
                break
            queue = self.waiting.pop(client)
            worker = self.idle.pop()
            self.busy.add(worker)
            self.running[client] += 1
            queue.popleft().set_result(worker)
            self.waiting[client] = queue
        self.waiting = {client: queue for client, queue in self.waiting.items() if queue}
        self.running = +self.running

    def _give_back(self, worker: Worker, client: str) -> None:
        self.running[client] -= 1
        if worker.sound:
            self.busy.discard(worker)
            self.idle.append(worker)
        else:
            task = asyncio.get_running_loop().create_task(self._replace(worker))
            self.starting.add(task)
            task.add_done_callback(self.starting.discard)
        self._dispatch()

    async def _replace(self, worker: Worker) -> None:
        await worker.end()
        self.busy.discard(worker)
        while True:
            try:
                self.idle.append(await Worker.start(self.folder, self.settings))
            except (RefusedError, OSError):
                await asyncio.sleep(AGAIN)
                continue
            self._dispatch()
            return
