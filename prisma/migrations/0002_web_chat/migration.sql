-- CreateTable
CREATE TABLE "WebSession" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "WebChat" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "openedBy" TEXT,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "readUpTo" INTEGER NOT NULL DEFAULT 0,
    "menu" TEXT NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL,
    "enteredAt" DATETIME
);

-- CreateTable
CREATE TABLE "WebMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "own" BOOLEAN NOT NULL,
    "clientId" TEXT,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    "buttons" TEXT,
    "askPhone" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "WebMessage_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "WebChat" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WebFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chatId" TEXT NOT NULL,
    "messageId" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "clientId" TEXT,
    "sha256" TEXT,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "storedAt" DATETIME NOT NULL,
    "fetchedAt" DATETIME,
    "removedAt" DATETIME,
    CONSTRAINT "WebFile_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "WebChat" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "WebFile_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "WebMessage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WebLink" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "chatId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "usedBy" TEXT,
    CONSTRAINT "WebLink_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "WebChat" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WebEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "WebEvent_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "WebChat" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "WebSession_kind_subject_idx" ON "WebSession"("kind", "subject");

-- CreateIndex
CREATE INDEX "WebSession_expiresAt_idx" ON "WebSession"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebChat_openedBy_key" ON "WebChat"("openedBy");

-- CreateIndex
CREATE INDEX "WebMessage_chatId_id_idx" ON "WebMessage"("chatId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WebMessage_chatId_seq_key" ON "WebMessage"("chatId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "WebMessage_chatId_clientId_key" ON "WebMessage"("chatId", "clientId");

-- CreateIndex
CREATE INDEX "WebFile_messageId_idx" ON "WebFile"("messageId");

-- CreateIndex
CREATE INDEX "WebFile_sha256_idx" ON "WebFile"("sha256");

-- CreateIndex
CREATE INDEX "WebFile_removedAt_storedAt_idx" ON "WebFile"("removedAt", "storedAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebFile_chatId_clientId_key" ON "WebFile"("chatId", "clientId");

-- CreateIndex
CREATE INDEX "WebLink_expiresAt_idx" ON "WebLink"("expiresAt");

-- CreateIndex
CREATE INDEX "WebEvent_chatId_idx" ON "WebEvent"("chatId");
